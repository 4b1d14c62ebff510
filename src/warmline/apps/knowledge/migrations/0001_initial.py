import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ItemLoad',
            fields=[
                ('only', models.BooleanField(default=True, primary_key=True, serialize=False)),
                ('packs', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='BankItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, verbose_name='key')),
                ('skill', models.SlugField(max_length=40, verbose_name='skill')),
                ('level', models.PositiveSmallIntegerField(verbose_name='level')),
                ('kind', models.CharField(max_length=10, verbose_name='kind')),
                ('prompt', models.CharField(max_length=300, verbose_name='question')),
                ('newest', models.PositiveIntegerField(default=1)),
                ('live', models.PositiveIntegerField(null=True)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('published', 'Published'), ('replaced', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10, verbose_name='state')),
                ('changed_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['skill', 'level', 'key'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('key',), name='knowledge_item_shipped_once'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('organisation', 'key'), name='knowledge_item_house_once')],
            },
        ),
        migrations.CreateModel(
            name='CalibrationRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=3)),
                ('persons', models.PositiveIntegerField()),
                ('log_likelihood', models.FloatField()),
                ('converged', models.BooleanField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('room', models.CharField(choices=[('quiz', 'Practice'), ('assessed', 'Assessed')], max_length=10)),
                ('seed', models.PositiveBigIntegerField()),
                ('state', models.CharField(choices=[('running', 'Begun'), ('marking', 'Waits for a person to mark it'), ('done', 'Done')], default='running', max_length=10)),
                ('answered', models.PositiveSmallIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('touched_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('paper', models.JSONField(default=list)),
                ('result', models.JSONField(null=True)),
                ('sealed', models.BinaryField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('readers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='knowledge.calibrationrun')),
            ],
            options={
                'ordering': ['-begun_at'],
                'indexes': [models.Index(fields=['person', '-begun_at'], name='knowledge_attempt_person')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('passed', 'Passed'), ('not_yet', 'Not yet'), ('borderline', 'A person decides')], max_length=10)),
                ('reason', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('attempt', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='knowledge.attempt')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Form',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, verbose_name='key')),
                ('number', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('level', models.PositiveSmallIntegerField(verbose_name='level')),
                ('room', models.CharField(choices=[('quiz', 'Practice'), ('assessed', 'Assessed')], max_length=10, verbose_name='room')),
                ('shares', models.JSONField(default=dict)),
                ('cut', models.FloatField(verbose_name='share of points to pass')),
                ('minutes', models.PositiveIntegerField(blank=True, null=True, verbose_name='minutes')),
                ('adaptive', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('readers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['level', 'title', '-number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('organisation', None)), fields=('key', 'number'), name='knowledge_form_shipped_once'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('organisation', 'key', 'number'), name='knowledge_form_house_once')],
            },
        ),
        migrations.AddField(
            model_name='attempt',
            name='form',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='knowledge.form'),
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assigned_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='knowledge.form')),
            ],
            options={
                'ordering': ['due_at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('form', 'person'), name='knowledge_assigned_once')],
            },
        ),
        migrations.CreateModel(
            name='ItemVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('body', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('review', 'In review'), ('published', 'Published'), ('replaced', 'Replaced by a newer version'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('changed_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='knowledge.bankitem')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('writers', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='knowledge_version_once')],
            },
        ),
        migrations.CreateModel(
            name='ItemParameters',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('a', models.FloatField()),
                ('b', models.FloatField()),
                ('se_a', models.FloatField()),
                ('se_b', models.FloatField()),
                ('n', models.PositiveIntegerField()),
                ('infit', models.FloatField()),
                ('outfit', models.FloatField()),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='knowledge.calibrationrun')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.itemversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'version'), name='knowledge_parameters_once')],
            },
        ),
        migrations.CreateModel(
            name='FormItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='knowledge.form')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='knowledge.itemversion')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('form', 'place'), name='knowledge_place_once'), models.UniqueConstraint(fields=('form', 'version'), name='knowledge_version_in_form_once')],
            },
        ),
        migrations.AddField(
            model_name='form',
            name='items',
            field=models.ManyToManyField(related_name='+', through='knowledge.FormItem', to='knowledge.itemversion'),
        ),
        migrations.CreateModel(
            name='ExpertAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.JSONField()),
                ('answered_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.itemversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'person'), name='knowledge_expert_once')],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('key', models.UUIDField()),
                ('answer', models.JSONField()),
                ('score', models.FloatField(null=True)),
                ('right', models.BooleanField(null=True)),
                ('counts', models.BooleanField(default=True)),
                ('seconds', models.FloatField()),
                ('too_fast', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField()),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='knowledge.attempt')),
                ('marked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='knowledge.itemversion')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('attempt', 'place'), name='knowledge_response_once'), models.UniqueConstraint(fields=('attempt', 'version'), name='knowledge_response_version_once')],
            },
        ),
        migrations.AddIndex(
            model_name='attempt',
            index=models.Index(fields=['form', 'person'], name='knowledge_attempt_form'),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'running')), fields=('form', 'person'), name='knowledge_attempt_one_running'),
        ),
    ]
