import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0003_house_scenarios'),
        ('people', '0002_cache_table'),
        ('people', '__first__'),
        ('reviews', '0001_reviews'),
    ]

    operations = [
        migrations.CreateModel(
            name='CertificationRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('version', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('level', models.PositiveSmallIntegerField()),
                ('body', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('in_force', 'in force'), ('retired', 'retired')], default='in_force', max_length=10)),
                ('why', models.CharField(blank=True, default='', max_length=500)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['level', 'key', '-version'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'key', 'version'), name='assessment_rule_version_once'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('organisation', 'key'), name='assessment_rule_in_force_once')],
            },
        ),
        migrations.CreateModel(
            name='Certificate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('issued_at', models.DateTimeField()),
                ('valid_until', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('revoked_why', models.CharField(blank=True, default='', max_length=500)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='certificates', to=settings.AUTH_USER_MODEL)),
                ('renews', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='renewed_by', to='assessment.certificate')),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='assessment.certificationrule')),
            ],
            options={
                'ordering': ['-issued_at'],
                'indexes': [models.Index(fields=['person', 'valid_until'], name='assessment_certificate_held')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('revoked_at', None), ('revoked_why', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_why', ''), _negated=True)), _connector='OR'), name='assessment_revoked_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('announced', 'announced'), ('running', 'going on'), ('decided', 'decided'), ('withdrawn', 'taken back')], default='announced', max_length=10)),
                ('pins', models.JSONField(default=dict)),
                ('void', models.BooleanField(default=False)),
                ('announced_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('assessor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('renews', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='assessment.certificate')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='assessment.certificationrule')),
            ],
            options={
                'ordering': ['announced_at'],
                'indexes': [models.Index(fields=['assessor', 'state'], name='assessment_by_assessor')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['announced', 'running'])), fields=('owner', 'rule'), name='assessment_one_open_attempt')],
            },
        ),
        migrations.CreateModel(
            name='AngoffSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('items', models.JSONField()),
                ('step', models.CharField(choices=[('first', 'first round, each alone'), ('second', 'second round, with the spread in sight'), ('closed', 'closed')], default='first', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('accepted', models.FloatField(null=True)),
                ('accepted_why', models.CharField(blank=True, default='', max_length=500)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('judges', models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='assessment.certificationrule')),
            ],
            options={
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='Licence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('basis', models.CharField(max_length=300)),
                ('ended_at', models.DateTimeField(null=True)),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessor_licences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-until', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='assessment_licence_ends')],
            },
        ),
        migrations.CreateModel(
            name='ObservedContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=20)),
                ('about', models.CharField(max_length=200)),
                ('seen_at', models.DateTimeField()),
                ('noted_at', models.DateTimeField()),
                ('observer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewed', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reviews.reviewedconversation')),
            ],
            options={
                'ordering': ['seen_at', 'pk'],
                'indexes': [models.Index(fields=['person', 'seen_at'], name='assessment_contact_seen')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('reviewed__isnull', False)), fields=('person', 'reviewed'), name='assessment_reviewed_once')],
            },
        ),
        migrations.CreateModel(
            name='Piece',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('talk', 'talk'), ('written', 'written task')], max_length=10)),
                ('variant', models.SlugField(max_length=80)),
                ('seed', models.PositiveBigIntegerField(default=0)),
                ('state', models.CharField(choices=[('ready', 'not begun'), ('active', 'going on'), ('ended', 'done')], default='ready', max_length=10)),
                ('ending', models.CharField(blank=True, choices=[('customer', 'the customer closed it'), ('owner', 'ended by the one who answers'), ('time', 'the time was up'), ('stopped', 'stopped by its word')], default='', max_length=10)),
                ('answers', models.PositiveIntegerField(default=0)),
                ('body', models.BinaryField(default=bytes)),
                ('begun_at', models.DateTimeField(null=True)),
                ('touched_at', models.DateTimeField(null=True)),
                ('due_at', models.DateTimeField(null=True)),
                ('resumed_at', models.DateTimeField(null=True)),
                ('given_back', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('struck_why', models.CharField(blank=True, default='', max_length=500)),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='assessment.attempt')),
                ('scenario', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.scenarioversion')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('attempt', 'number'), name='assessment_piece_once')],
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('behaviour', models.CharField(max_length=80)),
                ('suggested', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(4)])),
                ('seen', models.JSONField(default=list)),
                ('anchor', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(4)])),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('judged_at', models.DateTimeField(null=True)),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='assessment.observedcontact')),
                ('piece', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='assessment.piece')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('contact', None), ('piece__isnull', False)), models.Q(('contact__isnull', False), ('piece', None)), _connector='OR'), name='assessment_judgement_of_one'), models.UniqueConstraint(fields=('piece', 'behaviour'), name='assessment_judged_once_piece'), models.UniqueConstraint(fields=('contact', 'behaviour'), name='assessment_judged_once_contact')],
            },
        ),
        migrations.CreateModel(
            name='PieceTurn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('key', models.UUIDField()),
                ('said_at', models.DateTimeField()),
                ('piece', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='assessment.piece')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('piece', 'number'), name='assessment_turn_once'), models.UniqueConstraint(fields=('piece', 'key'), name='assessment_key_once')],
            },
        ),
        migrations.CreateModel(
            name='SignedDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed', models.CharField(choices=[('certified', 'certified'), ('not_yet', 'not yet'), ('borderline', 'borderline')], max_length=12)),
                ('outcome', models.CharField(choices=[('certified', 'certified'), ('not_yet', 'not yet')], max_length=12)),
                ('evidence', models.JSONField()),
                ('reason', models.CharField(max_length=1000)),
                ('next_try', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField()),
                ('attempt', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='assessment.attempt')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='certificate',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='certificate', to='assessment.signeddecision'),
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=2000)),
                ('written_at', models.DateTimeField()),
                ('ruling', models.CharField(blank=True, choices=[('stands', 'the decision stands'), ('certified', 'the certificate is given'), ('repeat', 'the attempt is struck out and may be repeated at once')], default='', max_length=10)),
                ('reason', models.CharField(blank=True, default='', max_length=1000)),
                ('settled_at', models.DateTimeField(null=True)),
                ('judge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='appeal', to='assessment.signeddecision')),
            ],
            options={
                'ordering': ['written_at'],
            },
        ),
        migrations.CreateModel(
            name='AngoffRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(max_length=120)),
                ('round', models.PositiveSmallIntegerField()),
                ('of_hundred', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(100)])),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ratings', to='assessment.angoffsheet')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('sheet', 'judge', 'item', 'round'), name='assessment_rating_once'), models.CheckConstraint(condition=models.Q(('of_hundred__lte', 100)), name='assessment_rating_of_hundred')],
            },
        ),
    ]
