import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='FiledScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('room', models.CharField(choices=[('practice', 'practice room'), ('assessment', 'assessment room'), ('floor', 'floor')], max_length=20)),
                ('subject', models.CharField(max_length=80)),
                ('engine', models.CharField(max_length=60)),
                ('reader', models.CharField(max_length=60)),
                ('rubric', models.CharField(max_length=60)),
                ('sealed', models.BinaryField()),
                ('filed_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-filed_at'],
                'indexes': [models.Index(fields=['owner', 'room', '-filed_at'], name='scores_owner_room')],
                'constraints': [models.UniqueConstraint(fields=('room', 'subject'), name='scores_subject_once')],
            },
        ),
        migrations.CreateModel(
            name='Disagreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField()),
                ('written_at', models.DateTimeField()),
                ('score', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='disagreement', to='scores.filedscore')),
            ],
        ),
    ]
